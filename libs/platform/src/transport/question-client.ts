import type { Socket } from 'node:net';
import { ClientTCP } from '@nestjs/microservices';
import type { Observable } from 'rxjs';

/** Nest's TCP client, made to say nothing before it knows whom it speaks to, and to go when it is told to. */
export class QuestionClient extends ClientTCP {
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
