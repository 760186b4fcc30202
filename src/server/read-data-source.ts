import { objectType } from "../framework/object-type";
import { readDataSource as read } from "../framework/read-data-source";
import type { ReadDataSource_Request, ReadDataSource_Response } from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { objectFrom, toDynamic } from "./dynamic-value";

export const readDataSource = answering<ReadDataSource_Request, ReadDataSource_Response>({
  async answer(session, request, call) {
    const source = session.dataSource(request.typeName);
    const type = objectType(source.schema);
    const config = objectFrom(type, request.config);
    const { state, diagnostics } = await session.run(call, (running) => read(source, config, running));
    return { state: state === null ? undefined : toDynamic(type, state), diagnostics };
  },
  act: actOn("look up"),
  failed: () => ({ state: undefined }),
});
