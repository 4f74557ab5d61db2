import { CataloguedError } from '@edoc-axis/domain';

/** Turns the socket's EADDRINUSE into a sentence that names the setting; throws everything else on. */
export function portTaken(port: number, variable: string): (error: unknown) => never {
  return (error) => {
    if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error;
    throw new CataloguedError('axis.port-taken', { port: String(port), variable }, { cause: error });
  };
}
