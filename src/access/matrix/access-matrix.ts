import type { Roster } from "../facts/roster";
import { buildModel } from "./model/build-model";
import type { MatrixInput, MatrixMeta } from "./model/input";
import { documentOf } from "./render/document";

/**
 * The access matrix as one HTML file: people, organizations, roles, drift, findings. Opens without a network
 * and without script, and the same input gives the same bytes. Redacted as `meta.redact` says before anything
 * is rendered.
 */
export const accessMatrix = (input: MatrixInput): string => documentOf(buildModel(input));

/** Of people alone, without a state: nobody is called unmanaged. */
export const matrixOfRoster = (roster: Roster, meta: MatrixMeta): string =>
  accessMatrix({ roster, managed: null, drift: [], ignored: [], guards: [], meta });
