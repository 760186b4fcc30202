import type { Diagnostic } from "../framework/diagnostics";
import type { AnyAct } from "../framework/guarded";
import type { Diagnostic as Wire } from "../plugin/gen/tfplugin6";
import type { PluginCall } from "../plugin/grpc/service";
import { toDiagnostics } from "./diagnostic";
import type { Session } from "./session";

type WithDiagnostics = { diagnostics: Wire[] };

/** An RPC that answers with diagnostics, which are still the framework's here. */
interface Answering<Request, Response extends WithDiagnostics> {
  answer(session: Session, request: Request, call: PluginCall): Told<Response> | Promise<Told<Response>>;
  /** What was being done, where that failed. */
  act(request: Request, session: Session): AnyAct;
  /** What is answered then, beside the diagnostics. */
  failed(request: Request): Omit<Response, "diagnostics">;
}

type Told<Response> = Omit<Response, "diagnostics"> & { readonly diagnostics: readonly Diagnostic[] };

export type Rpc<Request, Response> = (
  session: Session,
  request: Request,
  call: PluginCall,
) => Promise<Response>;

/** What anything thrown in an RPC becomes: diagnostics, never a gRPC error, which would lose position and detail. */
export const answering =
  <Request, Response extends WithDiagnostics>({
    answer,
    act,
    failed,
  }: Answering<Request, Response>): Rpc<Request, Response> =>
  async (session, request, call) => {
    const told = (told: Told<Response>) =>
      ({ ...told, diagnostics: toDiagnostics(told.diagnostics) }) as Response;
    try {
      return told(await answer(session, request, call));
    } catch (error) {
      const diagnostics = session.explain(error, act(request, session));
      return told({ ...failed(request), diagnostics });
    }
  };

/** Something done to what the request names by its type. */
export const actOn =
  (operation: AnyAct["operation"]) =>
  ({ typeName }: { readonly typeName: string }): AnyAct => ({ operation, type: typeName, name: "" });
