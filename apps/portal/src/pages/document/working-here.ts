import { api, ask } from '../../api/call.js';
import { useAsked } from '../../parts/asked.js';

/** Which of these agencies have no system of their own, and work on the portal: they revoke here, and keep their register here. */
export function useWorkingHere(agencies: readonly string[]): (agency: string) => boolean {
  const asked = useAsked(
    async (signal) => {
      const all = await Promise.all(
        agencies.map(async (code) => {
          const found = await ask(api.GET('/v1/agencies/{code}/capabilities', { params: { path: { code } }, signal }));
          return found.served?.how === 'portal' ? code : undefined;
        }),
      );
      return new Set(all);
    },
    [agencies.join()],
  );
  return (agency) => asked.data?.has(agency) ?? false;
}
