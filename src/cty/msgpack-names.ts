import { MsgpackWriter } from "./msgpack-writer";
import { attributesOf, type ObjectType, type Slot } from "./type";

/** An attribute with the bytes of its name as MessagePack. */
interface NamedSlot {
  readonly slot: Slot;
  readonly name: Uint8Array;
}

const known = new WeakMap<ObjectType, readonly NamedSlot[]>();

/**
 * The attributes of an object type in ascending order, which is the order Terraform sends. The same few
 * names come with every call, so they are encoded once and afterwards only copied or compared.
 */
export function namedSlots(type: ObjectType): readonly NamedSlot[] {
  let slots = known.get(type);
  if (slots === undefined) {
    slots = Array.from(attributesOf(type).values(), (slot) => {
      const writer = new MsgpackWriter();
      writer.text(slot.name);
      return { slot, name: writer.finish() };
    });
    known.set(type, slots);
  }
  return slots;
}
