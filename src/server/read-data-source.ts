import { objectType } from "../framework/object-type";
import { readDataSource as read } from "../framework/read-data-source";
import type { ReadDataSource_Request, ReadDataSource_Response } from "../plugin/gen/tfplugin6";
import type { PluginCall } from "../plugin/service";
import { toDiagnostics } from "./diagnostic";
import { objectFrom, toDynamic } from "./dynamic-value";
import { diagnosed, type Session } from "./session";

export async function readDataSource(
  session: Session,
  request: ReadDataSource_Request,
  { signal }: PluginCall,
): Promise<ReadDataSource_Response> {
  try {
    const source = session.dataSource(request.typeName);
    const type = objectType(source.schema);
    const config = objectFrom(type, request.config);
    const { state, diagnostics } = await session.run(signal, (running) => read(source, config, running));
    return {
      state: state === null ? undefined : toDynamic(type, state),
      diagnostics: toDiagnostics(diagnostics),
    };
  } catch (thrown) {
    const act = { operation: "look up", type: request.typeName, name: "" } as const;
    return { state: undefined, diagnostics: toDiagnostics(diagnosed(session, thrown, act)) };
  }
}
