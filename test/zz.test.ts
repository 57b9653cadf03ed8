import { it } from 'vitest';
import { randomUUID } from 'node:crypto';
const longNumber = /(?:\d{3,6}[ -]){1,5}\d{3,10}|\d{3}[ .-]\d{2,3}[ .-]\d{4}|\d{7,}/;
import { maskPersonal } from '#lib/secrets/mask-personal.ts';
it('x', () => { let n=0,m=0; for (let i=0;i<20000;i++) { const u=randomUUID(); if (longNumber.test(u)) n++; if (maskPersonal('the '+u+', and')!=='the '+u+', and') m++; } console.log(n/20000, m); });
