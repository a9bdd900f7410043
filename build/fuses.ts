import type { FuseConfig } from '@electron/fuses';
import { FuseV1Options, FuseVersion } from '@electron/fuses';

export interface FuseChoice {
  /** Playwright cannot start a build without it; a release never has it. */
  readonly inspectable: boolean;
}

/**
 * What Electron's binary is allowed to do. All of them are named: a fuse that a later Electron adds stops the
 * build until somebody has decided on it.
 */
export function fuses({ inspectable }: FuseChoice): FuseConfig {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: inspectable,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}
