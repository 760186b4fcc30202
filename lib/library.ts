/**
 * All that the constructs need of the CDKTF library and of its bindings. No other file names either: the build puts
 * library-cdktn.ts in this place and compiles the same constructs a second time.
 */
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
} from "cdktf";
export * from "./generated/cdktf/data-automox-access-review";
export * from "./generated/cdktf/data-automox-organizations";
export * from "./generated/cdktf/data-automox-roles";
export * from "./generated/cdktf/data-automox-self";
export * from "./generated/cdktf/data-automox-user";
export * from "./generated/cdktf/data-automox-users";
export * from "./generated/cdktf/org-membership";
export * from "./generated/cdktf/provider";
export * from "./generated/cdktf/user";
