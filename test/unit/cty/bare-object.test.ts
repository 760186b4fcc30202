import { bareObject } from "../../../src/cty/bare-object";

test("inherits nothing, and any name is an ordinary one", () => {
  const object = bareObject<number>();
  for (const name of ["__proto__", "constructor", "toString"]) {
    expect(name in object).toBe(false);
    object[name] = 1;
    expect(Object.getOwnPropertyDescriptor(object, name)).toMatchObject({ value: 1, enumerable: true });
  }
  expect(Object.keys(object)).toEqual(["__proto__", "constructor", "toString"]);
});

test("what one of them is given, another does not have", () => {
  const object = bareObject<number>();
  expect(() => Object.assign(Object.getPrototypeOf(object), { role: 1 })).toThrow(TypeError);
  object.role = 1;
  expect(bareObject()).not.toHaveProperty("role");
});
