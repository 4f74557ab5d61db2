import { z } from 'zod';

const outOfReach = 'its year must lie between 1900 and 2199';

/** Values that stand in many messages. Deeper rules (is this code registered?) belong to who answers. */
export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
/**
 * A moment, or a day, that an administrator writes into the register. A mistyped year would stand there for good, and what
 * is computed from year 0 or 9999 cannot be written as RFC 3339: every list with such an entry would be unreadable.
 */
export const instantOfRegister = instant.refine(isWithinReach, outOfReach);
export const dayOfRegister = z.iso.date().refine(isWithinReach, outOfReach);
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
/** RFC 9457, as every refusal has it. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().describe('`noun.what-is-wrong`, from the one catalogue; programs decide by it.'),
    detail: z.string().describe('What is wrong and what to do, in the language of Accept-Language.'),
    occurrence: z.string().optional().describe('Names this one case in the log of the axis.'),
    retry: z.enum(['never', 'later']),
    sentence,
    receipt: z.string().optional().describe('Where the exchange refused a submission: its signed receipt (JWS).'),
  })
  .describe('Parameters of the code stand beside these members.');
/** A compact JWS. */
export const jws = z.string().regex(/^[\w-]+\.[\w-]*\.[\w-]+$/);
/** What a recipient signs beside a call: no longer than the longest description makes it. */
export const partyJws = jws.max(20_000);
export const pageLimit = z.coerce.number().int().min(1).max(500);

function isWithinReach(written: string): boolean {
  return /^(19|20|21)\d{2}-/.test(written);
}

export type Sentence = z.output<typeof sentence>;
export type Saying = z.output<typeof saying>;
