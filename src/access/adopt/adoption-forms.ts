import { cdktfCode, type Library } from "./cdktf-code";
import { hclCode, importBlocks } from "./hcl-code";
import { type DataFormat, peopleData } from "./people-data";
import type { AdoptionPlan } from "./plan-adoption";
import { tfJson } from "./tf-json";
import type { Files } from "./write-beside";

interface Wanted {
  readonly library: Library;
  readonly dataFormat: DataFormat;
}

/** The files by their endings, without the map, and who stands in them. */
interface Written {
  readonly plan: AdoptionPlan;
  readonly files: Files;
}

const code =
  (ending: string, text: (plan: AdoptionPlan, wanted: Wanted) => string) =>
  (plan: AdoptionPlan, wanted: Wanted): Written => ({ plan, files: { [ending]: text(plan, wanted) } });

/** By what `--as` may say. */
export const FORMS = {
  hcl: code(".tf", hclCode),
  cdktf: code(".ts", (plan, { library }) => cdktfCode(plan, library)),
  "import-blocks": code(".tf", importBlocks),
  "tf-json": code(".tf.json", tfJson),
  data: (plan: AdoptionPlan, { dataFormat }: Wanted): Written => {
    const { text, adoptions, notes } = peopleData(plan, dataFormat);
    const leftOut = [...plan.leftOut, ...notes];
    return { plan: { ...plan, adoptions, leftOut }, files: { [`.${dataFormat}`]: text } };
  },
} as const;

export type Form = keyof typeof FORMS;
export const FORM_NAMES = Object.keys(FORMS) as readonly Form[];
