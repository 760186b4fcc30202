// 10,000 random teams against the model of what drift has to say, where `npm test` asks about 300.
import "../stories/drift/model.test";
