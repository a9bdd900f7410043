import type * as real from 'electron';
import type * as standIn from './electron.ts';

/*
 * Types only: the stand-in may leave out what is not used, but a name in it that electron.d.ts does not have is
 * an error here, at the next update of Electron too.
 */
type Members<T> = Exclude<keyof T, 'prototype' | 'all'>;
type Unknown<S, R> = {
  [K in keyof S]: K extends keyof R ? Exclude<Members<S[K]>, keyof R[K] | OfTheTests> : K;
}[keyof S];
/** Handles for tests, which the product never touches. */
type OfTheTests = 'becomeReady';

type UnknownInModules = Unknown<typeof standIn, typeof real>;
type InstanceOnly =
  | 'options'
  | 'visible'
  | 'focused'
  | 'maximized'
  | 'reloads'
  | 'heldBack'
  | 'address'
  | 'representedFile';
type UnknownInWindows = Exclude<keyof standIn.BrowserWindow, keyof real.BrowserWindow | InstanceOnly>;
type UnknownInSession = Exclude<
  keyof (typeof standIn.session)['defaultSession'],
  keyof real.Session | 'permissionRequest' | 'permissionCheck' | 'devicePermission' | 'aiHandler' | 'filter'
>;

/** Each must be `true`; what is left over is named in the error. */
export const names: {
  readonly modules: [UnknownInModules] extends [never] ? true : UnknownInModules;
  readonly windows: [UnknownInWindows] extends [never] ? true : UnknownInWindows;
  readonly session: [UnknownInSession] extends [never] ? true : UnknownInSession;
} = { modules: true, windows: true, session: true };
