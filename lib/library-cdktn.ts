/** The same as library.ts, from the other library. A test holds the two against each other. */
export {
  Annotations,
  DefaultTokenResolver,
  type IAspect,
  type IResolvable,
  Lazy,
  StringConcat,
  TerraformElement,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Token,
  Tokenization,
} from "cdktn";
export * from "./generated/cdktn/data-automox-access-review";
export * from "./generated/cdktn/data-automox-organizations";
export * from "./generated/cdktn/data-automox-roles";
export * from "./generated/cdktn/data-automox-self";
export * from "./generated/cdktn/data-automox-user";
export * from "./generated/cdktn/data-automox-users";
export * from "./generated/cdktn/org-membership";
export * from "./generated/cdktn/provider";
export * from "./generated/cdktn/user";
