import type { Socket } from 'node:net';
import { ClientTCP } from '@nestjs/microservices';
import type { Observable } from 'rxjs';

/** No answer came in time; whether the question was heard is not known. */
export class NoAnswerInTime extends Error {}

/** Nest's TCP client, made to say nothing before it knows whom it speaks to, and to go when it is told to. */
export class QuestionClient extends ClientTCP {
  /** Nest's `send` for what has exactly one answer: its observables cost more than the question. */
  put(pattern: string, data: unknown, waitMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      let forget: (() => void) | undefined;
      let isLate = false;
      const late = setTimeout(() => {
        isLate = true;
        forget?.();
        reject(new NoAnswerInTime());
      }, waitMs);
      const publish = () => {
        if (isLate) return;
        forget = this.publish({ pattern, data }, ({ err, response }) => {
          clearTimeout(late);
          forget?.();
          if (err) reject(err as Error);
          else resolve(response);
        });
      };
      this.connect().then(publish, (error: Error) => {
        clearTimeout(late);
        reject(error);
      });
    });
  }

  /** Nest calls a TLS socket connected when TCP is, before the other end has shown its certificate. */
  protected override connect$(socket: Socket, errorEvent?: string): Observable<unknown> {
    return super.connect$(socket, errorEvent, 'secureConnect');
  }

  /** A polite end would wait for a handshake that a process which hangs never finishes. */
  override close(): void {
    const socket = this.socket?.netSocket;
    super.close();
    socket?.destroy();
  }
}
