import './page-policy.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DesktopBridge } from '../../shared/api/host.ts';
import { createHttpTransport } from '../api/http-transport.ts';
import { createPortTransport } from '../api/port-transport.ts';
import { createBrowserHost } from '../host/browser.ts';
import { createDesktopHost } from '../host/desktop.ts';
import { App, type AppProps } from './app.tsx';
import '../ui/fonts.ts';
import '../ui/tokens.css';
import '../ui/base.css';

declare global {
  interface Window {
    /** Put there by the desktop preload; absent in a browser. */
    readonly touchline?: DesktopBridge;
  }
}

/** The one place where the page asks which host it runs in. */
function connect(): AppProps {
  const bridge = window.touchline;
  if (bridge) return { transport: createPortTransport(bridge), host: createDesktopHost(bridge.host) };
  const transport = createHttpTransport();
  return { transport, host: createBrowserHost(), watchConnection: transport.onConnection };
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');
const props = connect();
document.documentElement.dataset.platform = props.host.platform;
createRoot(root).render(
  <StrictMode>
    <App {...props} />
  </StrictMode>,
);
