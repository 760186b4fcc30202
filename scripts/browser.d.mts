import type { Browser, Page } from "playwright-core";

export function startBrowser(): Promise<Browser>;

export interface Picture {
  readonly url: string;
  /** Ends in `.png`. */
  readonly path: string;
  readonly width?: number;
  readonly height?: number;
  /** Points of the picture for one of the page; 2 by default. */
  readonly scale?: number;
  readonly dark?: boolean;
  readonly fullPage?: boolean;
  /** Brings the page into the state to be shown. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export function takePicture(browser: Browser, picture: Picture): Promise<void>;
