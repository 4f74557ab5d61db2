import { type ReplyOf, requestAgency, requestClosure, type RequestOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { z } from 'zod';

/** The body of `registerAgency`, which is not signed. What else stands in it, whom to reach, an administrator writes down. */
const body = z.object({
  code: z.string(),
  name: z.string(),
  pcode: z.string().nullish(),
  /** The id of its parent: with us, the parent's code. */
  pid: z.union([z.string(), z.number().transform(String)]).nullish(),
});

/** @throws CataloguedError `request.parameter-invalid` */
export function readRequestedAgency(written: unknown): RequestOf<typeof requestAgency> {
  const read = body.safeParse(written);
  if (!read.success) throw wrong(read.error);
  const { code, name, pcode, pid } = read.data;
  const parent = [pcode, pid].find((each) => each && !namesNobody.has(each));
  const agency = requestAgency.request.safeParse({ code, name, parent });
  if (!agency.success) throw wrong(agency.error);
  return agency.data;
}

/** @throws CataloguedError `request.parameter-invalid` */
export function readRequestedClosure(code: string): RequestOf<typeof requestClosure> {
  const closure = requestClosure.request.safeParse({ code });
  if (!closure.success) throw wrong(closure.error);
  return closure.data;
}

/** What clients write for an agency without a parent. */
const namesNobody: ReadonlySet<string> = new Set(['0', '-1', 'null']);

/** What became of a request, in the words of transport. */
export interface VxpRequest {
  /** Under which an administrator finds it; empty where there is nothing to decide. */
  readonly id: string;
  readonly status: 'processing' | 'done';
  readonly status_desc: string;
}

export function writeRequest(answer: ReplyOf<typeof requestAgency>): VxpRequest {
  return 'proposal' in answer
    ? { id: answer.proposal.id, status: 'processing', status_desc: 'Chờ quản trị viên trục phê duyệt' }
    : { id: '', status: 'done', status_desc: 'Danh mục mã định danh đã có đúng như vậy' };
}

function wrong(error: z.ZodError): CataloguedError {
  const [issue] = error.issues;
  const parameter = issue?.path.join('.') || 'body';
  return new CataloguedError('request.parameter-invalid', {
    parameter,
    problem: issue?.message ?? 'it is no JSON object',
  });
}
