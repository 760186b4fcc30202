// Ten times as many mixtures as in `npm test`.
import "../stories/guards/account-properties.test";
