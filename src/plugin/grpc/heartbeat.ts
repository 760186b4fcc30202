import type { Http2Session } from "node:http2";
import type { Socket } from "node:net";

/** A client that owes an answer. */
interface Debt {
  /** Of the connection, before the last ping. */
  written: number;
  /** Since the first ping. */
  looks: number;
  /** At which look the next ping is due. */
  nextPing: number;
  /** At how many looks the last ping had not left, though nothing stood in its way. */
  stuck: number;
}

/** At one look it may just be about to leave. */
const STUCK_LOOKS = 2;

/** Pings the clients of a server, and finds the connections that Node has given up without telling. */
export class Heartbeat {
  private readonly debts = new Map<Http2Session, Debt>();

  /** Pings every client that has answered. True when there are clients, and none has. */
  isSilent(sessions: Iterable<Http2Session>): boolean {
    const all = [...sessions];
    const heard = all.filter((session) => !session.destroyed && !this.debts.has(session));
    for (const [session, debt] of this.debts) this.remind(session, debt);
    for (const session of heard) {
      this.debts.set(session, { written: 0, looks: 0, nextPing: 1, stuck: 0 });
      this.ping(session);
    }
    return all.length > 0 && heard.length === 0;
  }

  forget(session: Http2Session): void {
    this.debts.delete(session);
  }

  private ping(session: Http2Session): void {
    const debt = this.debts.get(session);
    if (debt) debt.written = session.socket.bytesWritten;
    // An error tells that the session was destroyed.
    session.ping((error) => void (error || this.forget(session)));
  }

  /**
   * After most violations of HTTP/2 nghttp2 says GOAWAY and is done: it reads no more, not even the end of the
   * connection, writes no more, and Node 20 neither destroys the session nor closes the socket, ever (22 and 24 do). What
   * tells is a ping that does not leave although nothing waits before it; with a client that only does not read,
   * something does. The last ping may have left before the violation, so there are more, ever more seldom.
   */
  private remind(session: Http2Session, debt: Debt): void {
    if (session.destroyed) return;
    debt.looks += 1;
    const { bytesWritten, _handle } = session.socket as Socket & { _handle?: { writeQueueSize?: number } };
    if (bytesWritten !== debt.written) {
      if (debt.looks < debt.nextPing) return;
      debt.nextPing = 2 * debt.looks;
      this.ping(session);
    } else if (_handle?.writeQueueSize === 0) {
      debt.stuck += 1;
      if (debt.stuck >= STUCK_LOOKS) session.destroy();
    }
  }
}
