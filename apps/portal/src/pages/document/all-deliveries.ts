import { useEffect, useRef, useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';

type Delivery = Schemas['Delivery'];

export interface AllDeliveries {
  readonly rows: readonly Delivery[];
  readonly whole: boolean;
  readonly more: () => void;
  readonly error?: unknown;
}

const pageRows = 500;

/**
 * A document's deliveries: the first come with it, the others page by page; all of them one after the other where `wantsAll`.
 * When the document is asked for anew its first ones are those of now, and the others stay.
 */
export function useAllDeliveries(document: Schemas['Document'], wantsAll: boolean): AllDeliveries {
  const [further, setFurther] = useState<readonly Delivery[]>([]);
  const [next, setNext] = useState(document.nextDeliveries);
  const [error, setError] = useState<unknown>();
  const isUnderWay = useRef(false);
  useEffect(() => {
    setFurther([]);
    setNext(document.nextDeliveries);
  }, [document.id]);

  const more = () => {
    if (isUnderWay.current || next === undefined || error !== undefined) return;
    isUnderWay.current = true;
    const params = { path: { id: document.id }, query: { after: next, limit: pageRows } };
    ask(api.GET('/v1/documents/{id}/deliveries', { params }))
      .then(
        (page) => {
          setFurther((was) => [...was, ...page.deliveries]);
          setNext(page.next);
        },
        (refused: unknown) => setError(refused),
      )
      .finally(() => (isUnderWay.current = false));
  };
  useEffect(() => {
    if (wantsAll) more();
  }, [wantsAll, next]);

  const firstOnes = new Set(document.deliveries.map(({ id }) => id));
  const rows = [...document.deliveries, ...further.filter(({ id }) => !firstOnes.has(id))];
  return { rows, whole: next === undefined, more, error };
}
