import type { Socket } from 'node:net';
import { messageBytesMax, readCarrying, writeCarrying } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { TcpSocket } from '@nestjs/microservices';
import { toWire } from './wire.js';

/** How long the rest is, and how long the JSON, which comes first: 32 bits each, big-endian. */
const prefixBytes = 8;
const lengthBytes = 4;

/**
 * One message is its two lengths, its JSON and the bytes it carries beside that. Nest's own framing counts UTF-16 units
 * and buffers 128 MiB before it minds; this one counts bytes and refuses more than `messageBytesMax` on both sides.
 */
export class MessageSocket extends TcpSocket {
  private received: Buffer = Buffer.alloc(0);
  private gathering = false;

  constructor(socket: Socket) {
    super(socket);
    // Asking many small questions must not wait for the kernel to gather them.
    socket.setNoDelay(true);
  }

  protected override handleSend(message: unknown, sent?: (error?: unknown) => void): void {
    const frame = frameOf(message) ?? refusalOf(message);
    this.gather();
    const drained = this.socket.write(frame, sent);
    if (!drained) this.pileUp();
  }

  /** What is said in one turn of the event loop leaves in one write: to wake the other end costs more than to speak. */
  private gather(): void {
    if (this.gathering) return;
    this.gathering = true;
    this.socket.cork();
    setImmediate(() => {
      this.gathering = false;
      this.socket.uncork();
    });
  }

  /** What was written waits in our memory for the peer to read it. */
  protected pileUp(): void {
    // Who asks goes on reading, whatever it has to say itself: if both ends waited, both would wait for ever.
  }

  protected override handleData(bytes: Buffer | string): void {
    const arrived = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    this.received = this.received.length === 0 ? arrived : Buffer.concat([this.received, arrived]);
    while (this.received.length >= lengthBytes) {
      const length = this.received.readUInt32BE();
      if (length > messageBytesMax) throw new CataloguedError('process.message-too-large', { messageBytesMax });
      if (this.received.length < prefixBytes + length) return;
      const jsonLength = this.received.readUInt32BE(lengthBytes);
      if (jsonLength > length) throw new RangeError('A message says its JSON is longer than all of it.');
      const frame = this.received.subarray(prefixBytes, prefixBytes + length);
      this.received = this.received.subarray(prefixBytes + length);
      this.socket.emit('message', readCarrying(frame.toString('utf8', 0, jsonLength), frame.subarray(jsonLength)));
    }
  }
}

/** The answering end. A peer that asks and does not read would fill our memory: until it reads, we do not hear it. */
export class AnsweringSocket extends MessageSocket {
  private paused = false;

  protected override pileUp(): void {
    if (this.paused) return;
    this.paused = true;
    this.socket.pause();
    this.socket.once('drain', () => {
      this.paused = false;
      this.socket.resume();
    });
  }
}

/** An asker is told by throwing; an answer cannot be refused so, its asker would wait until the deadline. */
function refusalOf(message: unknown): Buffer {
  const error = new CataloguedError('process.message-too-large', { messageBytesMax });
  const { id, pattern } = message as { id?: string; pattern?: unknown };
  const refusal = pattern === undefined ? frameOf({ id, err: toWire(error), isDisposed: true }) : undefined;
  if (!refusal) throw error;
  return refusal;
}

function frameOf(message: unknown): Buffer | undefined {
  const { json, pieces } = writeCarrying(message);
  const jsonLength = Buffer.byteLength(json);
  const length = pieces.reduce((sum, piece) => sum + piece.length, jsonLength);
  if (length > messageBytesMax) return undefined;
  const frame = Buffer.allocUnsafe(prefixBytes + length);
  frame.writeUInt32BE(length);
  frame.writeUInt32BE(jsonLength, lengthBytes);
  let at = prefixBytes + frame.write(json, prefixBytes);
  for (const piece of pieces) at += piece.copy(frame, at);
  return frame;
}
