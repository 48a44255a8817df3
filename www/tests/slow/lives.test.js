// @ts-check
import { test } from 'node:test';
import { assertLeavesNothing } from '../lives.js';

test('after a thousand lives the page and the module are as after two hundred', () => assertLeavesNothing(1000));
