import { callAxis } from '../api/call.js';
import { Problem, problemIn } from '../api/problem.js';

/** Gives the browser a file to keep. */
export function saveFile(name: string, contents: BlobPart, type?: string): void {
  const address = URL.createObjectURL(contents instanceof Blob ? contents : new Blob([contents], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // A browser that is still reading it would save nothing.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Fetches a file in the name of who is signed in, and gives it to the browser to keep. Throws the problem. */
export async function fetchFile(path: string, name: string): Promise<void> {
  const response = await callAxis(new Request(new URL(path, location.origin)));
  if (!response.ok) throw await problemIn(response);
  let contents: Blob;
  try {
    contents = await response.blob();
  } catch {
    // The line went down on the way: half a file is none.
    throw new Problem(0, {});
  }
  saveFile(name, contents);
}
