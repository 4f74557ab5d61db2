import { execFileSync } from 'node:child_process';

export interface Tool {
  /** Where it is installed; undefined when it is not. */
  readonly path?: string;
  /** How to get it. */
  readonly how: string;
}

/** Programs that nobody here wrote, and that some tests measure us against. */
const packages: Readonly<Record<string, string>> = {
  xmlsec1: 'apt-get install xmlsec1',
  xmllint: 'apt-get install libxml2-utils',
  openssl: 'apt-get install openssl',
  pdfsig: 'apt-get install poppler-utils',
  qpdf: 'apt-get install qpdf',
  certutil: 'apt-get install libnss3-tools',
  curl: 'apt-get install curl',
  zip: 'apt-get install zip',
  unzip: 'apt-get install unzip',
  python3: 'apt-get install python3',
  chromium: 'apt-get install chromium',
  javac: 'apt-get install openjdk-17-jdk-headless',
};

export function tool(name: string): Tool {
  const how = packages[name] ?? `install ${name}`;
  try {
    return {
      how,
      path: execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
    };
  } catch {
    return { how };
  }
}

/** Tests that need a tool: without it they are skipped on a developer's machine, and fail where everything is checked. */
export function describeWith(toolName: string, title: string, tests: (path: string) => void): void {
  const { path, how } = tool(toolName);
  if (path) describe(title, () => tests(path));
  else if (process.env.CI) describe(title, () => it(`needs ${toolName}`, () => Promise.reject(new Error(how))));
  else describe.skip(`${title} (needs ${toolName}: ${how})`, () => it.todo(`runs with ${toolName}`));
}
