import { callAxis } from '../api/call.js';
import { problemIn } from '../api/problem.js';

/** Gives the browser a file to keep. */
export function saveFile(name: string, contents: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([contents], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes it up after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Fetches a file in the name of who is signed in, and gives it to the browser to keep. Throws the problem. */
export async function fetchFile(path: string, name: string): Promise<void> {
  const response = await callAxis(new Request(path));
  if (!response.ok) throw await problemIn(response);
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  saveFile(name, await response.blob(), type);
}
