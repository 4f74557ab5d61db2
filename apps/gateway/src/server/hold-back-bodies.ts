import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Requests whose sender waits for our word before it sends the body (RFC 9110 section 10.1.1). */
const heldBack = new WeakMap<IncomingMessage, ServerResponse>();

/** Without this, Node says "100 Continue" before anybody has looked at who is asking. */
export function holdBackBodies(server: Server): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    heldBack.set(request, response);
    server.emit('request', request, response);
  });
  // Of other expectations Node would answer 417 with nothing in it; they may be passed over (RFC 9110 section 10.1.1).
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
  });
}

/** Says that the body may come now, to a sender that asked. */
export function letBodyCome(request: IncomingMessage): void {
  heldBack.get(request)?.writeContinue();
  heldBack.delete(request);
}

export function isHeldBack(request: IncomingMessage): boolean {
  return heldBack.has(request);
}
