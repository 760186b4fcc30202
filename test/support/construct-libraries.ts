// The constructs over each of the two libraries they are made for, loaded apart as in two apps.
import type {} from "cdktf/lib/testing/adapters/jest"; // declares the library's matchers

export type LibraryName = "cdktf" | "cdktn";

export interface LoadedLibrary {
  readonly name: LibraryName;
  /** The library itself; the parts that tests use are the same in both. */
  readonly cdk: typeof import("cdktf");
  readonly constructs: typeof import("../../lib/index");
}

export function loadLibrary(name: LibraryName): LoadedLibrary {
  let loaded: LoadedLibrary | undefined;
  jest.isolateModules(() => {
    if (name === "cdktn")
      jest.doMock("../../lib/library", () => jest.requireActual("../../lib/library-cdktn"));
    loaded = {
      name,
      cdk: name === "cdktf" ? require("cdktf") : require("cdktn"),
      constructs: require("../../lib/index"),
    };
    jest.dontMock("../../lib/library");
  });
  if (loaded === undefined) throw new Error("isolateModules runs at once");
  return loaded;
}

export const LIBRARIES: readonly (readonly [LibraryName, LoadedLibrary])[] = (
  ["cdktf", "cdktn"] as const
).map((name) => [name, loadLibrary(name)]);

/** As Terraform writes it. */
export const expression = (text: string): string => `$\{${text}}`;
