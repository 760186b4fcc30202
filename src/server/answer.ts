import type { Diagnostic } from "../framework/diagnostics";
import type { AnyAct } from "../framework/guarded";
import type { Running } from "../framework/plan-resource";
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

/** An RPC that answers a stream of pieces, which end with diagnostics. */
interface Streaming<Request, Piece, Event> {
  pieces(
    session: Session,
    request: Request,
    running: Running<unknown>,
  ): AsyncGenerator<Piece, readonly Diagnostic[], void>;
  event(piece: Piece, request: Request, session: Session): Event;
  /** How the stream ends; undefined where there is nothing left to say. */
  last(diagnostics: Wire[]): Event | undefined;
  act(request: Request, session: Session): AnyAct;
}

export type StreamRpc<Request, Event> = (
  session: Session,
  request: Request,
  call: PluginCall,
) => AsyncGenerator<Event, void, void>;

/** The same for streams: what is thrown becomes the last event, and nothing follows that one. */
export const streaming = <Request, Piece, Event>(
  rpc: Streaming<Request, Piece, Event>,
): StreamRpc<Request, Event> =>
  async function* (session, request, call) {
    let said: readonly Diagnostic[] = [];
    const pieces = async function* () {
      said = yield* session.stream(call, (running) => rpc.pieces(session, request, running));
    };
    try {
      for await (const piece of pieces()) yield rpc.event(piece, request, session);
    } catch (error) {
      said = session.explain(error, rpc.act(request, session));
    }
    const last = rpc.last(toDiagnostics(said));
    if (last !== undefined) yield last;
  };

/** Something done to what the request names by its type. */
export const actOn =
  (operation: AnyAct["operation"]) =>
  ({ typeName }: { readonly typeName: string }): AnyAct => ({ operation, type: typeName, name: "" });
