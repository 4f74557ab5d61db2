import { type ArgumentsHost, Catch, Logger, type RpcExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';
import { cataloguedFrom } from '../errors/catalogued-from.js';
import { newOccurrence } from '../errors/occurrence.js';
import { envelope, toWire } from './wire.js';

/** Every error of a question leaves through here: its code and parameters to the asker, the rest to the log. */
@Catch()
export class WireProblemFilter implements RpcExceptionFilter {
  private readonly logger = new Logger('questions');

  catch(thrown: unknown, host: ArgumentsHost): Observable<never> {
    const received = envelope.safeParse(host.switchToRpc().getData());
    const error = cataloguedFrom(thrown, received.success ? received.data.occurrence : newOccurrence());
    if (error.kind === 'internal') this.logger.error({ message: error.code, occurrence: error.occurrence, error });
    else this.logger.debug({ message: error.code, occurrence: error.occurrence, params: error.params });
    return throwError(() => toWire(error));
  }
}
