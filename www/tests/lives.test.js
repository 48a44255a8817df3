// @ts-check
import { test } from 'node:test';
import { assertLeavesNothing } from './lives.js';

test('after a hundred lives the page and the module are as after ten', () => assertLeavesNothing(100));
