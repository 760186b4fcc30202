import type { AnyList } from "./list";
import type { AnyProvider } from "./provider";

/** Core looks for the schemas of the objects and of their identities under the name of the list, and not before it lists. */
export function lintList({ resources }: AnyProvider, { type, of }: AnyList<never>): readonly string[] {
  return [
    ...(resources.includes(of) ? [] : [`list.${type}: what it lists is no resource of the provider`]),
    ...(of.identity ? [] : [`list.${type}: what it lists has no identity`]),
  ];
}
