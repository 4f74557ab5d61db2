const page = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };

/** The documentation may use its own scripts, styles and pictures, and talk to this door; nothing from anywhere else. */
export const pageHeaders = {
  ...page,
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

/** The pages for people: nothing but what was built with them, not a style and not a script in between. */
export const appHeaders = {
  ...page,
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; " +
    "manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
};
