// 10,000 random plans against the model of rosters, where `npm test` asks about 300.
import "../stories/review-model/properties.test";
import "../stories/review-model/rendered-again.test";
