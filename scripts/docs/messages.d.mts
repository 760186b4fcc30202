export declare const MESSAGES_PAGE: string;
export declare function messagesPage(root: string): Promise<string>;
