import { z } from 'zod';

/** Values that stand in many messages. Deeper rules (is this code registered?) belong to who answers. */
export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
/** Lower-case hexadecimal SHA-256. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Either written form, at most 35 characters (QĐ 20/2020/QĐ-TTg); the domain parses it. */
export const agencyCode = z.string().min(1).max(35);
/** What a person wrote, in at most so many characters: no controls but tab and line ends, and no half characters. */
export const words = (lengthMax: number) =>
  z
    .string()
    .max(lengthMax)
    .regex(/^(?:[^\p{Cs}\p{Cc}]|[\t\n\r])*$/u);
export const sentence = z.object({ vi: z.string(), en: z.string() });
/** A catalogued thing said with its parameters: rendered once, in both languages, by who said it. */
export const saying = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()), sentence });
/** A compact JWS. */
export const jws = z.string().regex(/^[\w-]+\.[\w-]*\.[\w-]+$/);
/** What a recipient signs beside a call: no longer than the longest description makes it. */
export const partyJws = jws.max(20_000);
export const pageLimit = z.coerce.number().int().min(1).max(500);

export type Sentence = z.output<typeof sentence>;
export type Saying = z.output<typeof saying>;
