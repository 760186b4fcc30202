import { FunctionFailure, type ProviderFunction } from "../framework/function";
import {
  type CallFunction_Request,
  type CallFunction_Response,
  type FunctionMessage,
  type GetFunctions_Response,
  StringKind,
} from "../plugin/gen/tfplugin6";
import { fromDynamic, toDynamic } from "./dynamic-value";
import { type Session, textOf } from "./session";
import { typeBytes } from "./type-bytes";

export const toFunctions = (functions: readonly ProviderFunction[]): Map<string, FunctionMessage> =>
  new Map(functions.map((one) => [one.name, toFunction(one)]));

const toFunction = ({ parameters, returns, summary, doc }: ProviderFunction): FunctionMessage => ({
  parameters: parameters.map((parameter) => ({
    name: parameter.name,
    type: typeBytes("string"),
    allowNullValue: false,
    allowUnknownValues: false,
    description: parameter.doc,
    descriptionKind: StringKind.MARKDOWN,
  })),
  variadicParameter: undefined,
  return: { type: typeBytes(returns) },
  summary,
  description: doc,
  descriptionKind: StringKind.MARKDOWN,
  deprecationMessage: "",
});

export const getFunctions = async ({ provider }: Session): Promise<GetFunctions_Response> => ({
  functions: toFunctions(provider.functions ?? []),
  diagnostics: [],
});

/** Runs on an unconfigured process. A refusal names its argument, so that the caller's line is shown. */
export async function callFunction(
  session: Session,
  request: CallFunction_Request,
): Promise<CallFunction_Response> {
  const found = session.provider.functions?.find(({ name }: ProviderFunction) => name === request.name);
  if (!found)
    return {
      result: undefined,
      error: { text: `This version of the provider has no function ${request.name}.` },
    };
  try {
    const texts = request.arguments.map((argument) => String(fromDynamic("string", argument)));
    return { result: toDynamic(found.returns, found.call(...texts)), error: undefined };
  } catch (error) {
    if (!(error instanceof FunctionFailure)) {
      session.log.error("unexpected failure in a function", {
        function: request.name,
        error: textOf(error),
      });
      return {
        result: undefined,
        error: { text: "An unexpected error came up. This is a bug in the provider." },
      };
    }
    const { message, argument } = error;
    return {
      result: undefined,
      error: { text: message, ...(argument === undefined ? {} : { functionArgument: BigInt(argument) }) },
    };
  }
}
