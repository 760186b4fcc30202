const ACTIONS = {
  automox_resend_invitation: "withdraws an invitation and sends it anew",
  automox_reset_two_factor: "resets somebody's second factor",
  automox_disable_api_keys: "disables somebody's API keys",
} as const;

type ActionType = keyof typeof ACTIONS;

/** Actions of ours. */
export const ACTION_TYPES = Object.keys(ACTIONS) as [ActionType, ...ActionType[]];

/** What an action does; one of a newer provider just runs. */
export const actionInWords = (type: string): string =>
  ACTION_TYPES.some((each) => each === type) ? ACTIONS[type as ActionType] : "runs";
