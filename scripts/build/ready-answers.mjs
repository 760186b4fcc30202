// `src/answers.ts` says how answers that are the same in every process come about. The build runs it, and bundles what it comes to.
import Module from "node:module";
import { build } from "esbuild";

/** A plugin of esbuild; `options` are those of the bundle. */
export const readyAnswers = (options) => ({
  name: "ready-answers",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]src[\\/]answers\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await build({
        ...options,
        entryPoints: [path],
        format: "cjs",
        metafile: false,
      });
      const program = new Module(path);
      program._compile(outputFiles[0].text, path);
      const answers = await program.exports.answers;
      // A promise there as here, so that both are read alike.
      return {
        contents: `export const answers = Promise.resolve(${JSON.stringify(answers)});`,
        loader: "js",
      };
    }),
});
