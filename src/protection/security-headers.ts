import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The headers that tell a browser to be strict with this site (OWASP ASVS 5, 3.4). All that a page
 * needs comes from here, and nothing stands in the page itself that could be mistaken for code.
 */
export const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // With no-referrer a browser sends "Origin: null" along with our own forms (Fetch, section 3.2).
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });

/** Every page is about one visitor: no cache may keep it for another (OWASP ASVS 5, 14.3.2). */
export const privatePages: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'private, no-store');
  next();
};
