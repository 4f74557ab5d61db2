import { setTimeout as wait } from 'node:timers/promises';
import type { AddressInfo, Socket } from 'node:net';
import { CataloguedError } from '@edoc-axis/domain';
import { ServerTCP, type TcpOptions, type TcpSocket } from '@nestjs/microservices';
import { toWire } from './wire.js';

/** Processes of one axis and the command line beside them; nobody else holds a certificate. */
const connectionsMax = 200;

/** Nest's TCP server, which would cut every connection on closing; this one first finishes what it was asked. */
export class QuestionServer extends ServerTCP {
  private underWay = 0;
  private closing = false;
  private finished: () => void = () => undefined;

  constructor(
    options: Required<TcpOptions>['options'],
    private readonly shutdownMs: number,
  ) {
    super(options);
    this.server.maxConnections = connectionsMax;
    this.setOnProcessingStartHook((_transport, _context, done) => {
      this.underWay += 1;
      return done();
    });
    this.setOnProcessingEndHook(() => {
      this.underWay -= 1;
      if (this.underWay === 0) this.finished();
    });
  }

  /** The port it listens on: the one it was given, or the free one it found. */
  get listeningPort(): number {
    return (this.server.address() as AddressInfo).port;
  }

  override async handleMessage(socket: TcpSocket, message: unknown): Promise<void> {
    const { id } = message as { id?: string };
    if (!this.closing) await super.handleMessage(socket, message);
    else if (id) socket.sendMessage({ id, err: toWire(new CataloguedError('axis.stopping')), isDisposed: true });
  }

  /** Our patterns are plain words. Nest would first try to read each as JSON, and to fail at that is dear. */
  protected override getRouteFromPattern(pattern: string): string {
    return pattern;
  }

  /** A port that is taken is told by `listen` itself, to who can act on it. */
  protected override handleError(error: string): void {
    if ((error as { code?: unknown }).code !== 'EADDRINUSE') super.handleError(error);
  }

  /** Hears nothing new, answers what was asked, and goes when the askers have read it; at the deadline it goes anyway. */
  override async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    this.isManuallyTerminated = true;
    this.server.close();
    const deadline = new AbortController();
    await Promise.race([this.finish(), wait(this.shutdownMs, undefined, { signal: deadline.signal, ref: false })]);
    deadline.abort();
    super.close();
  }

  private async finish(): Promise<void> {
    if (this.underWay > 0) await new Promise<void>((resolve) => (this.finished = resolve));
    // The last answers are written on the ticks after their questions are finished.
    await new Promise(setImmediate);
    await Promise.all([...this.openSockets].map(flushed));
  }
}

function flushed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.end(() => resolve());
  });
}
