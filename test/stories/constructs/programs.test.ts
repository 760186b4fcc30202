// Programs of users whose outcome shows without Terraform; those that are planned are in test/accept.
import { LIBRARIES } from "../../support/construct-libraries";
import { casesOf, programSource, runProgram } from "../../support/construct-program";

const SENSITIVE = ["var-value", "var-string"];

describe.each(LIBRARIES)("with %s", (_name, loaded) => {
  test("what cdktf convert prints is an error at the line that wrote the array", () => {
    const source = programSource("c13-convert-output");
    const thrown = (text: string): Error => {
      try {
        runProgram("c13-convert-output", {}, { loaded, source: text });
      } catch (error) {
        return error as Error;
      }
      throw new Error("synthesized");
    };
    const guards = thrown(source);
    expect(guards.message).toMatch(/^\[c\/automox\] guards: .* got a list/);
    expect(guards.stack).toContain("c13-convert-output.ts:");
    const { message, stack } = thrown(source.replace("guards: [{ max_removals: 2 }], ", ""));
    expect(message).toMatch(/^\[c\/ada\] invitation: .* got a list: .*\n\[c\/ada\] timeouts: .* got a list/);
    const lines = [guards.stack, stack].map((text) => /c13-convert-output\.ts:(\d+)/.exec(text ?? "")?.[1]);
    expect(Number(lines[1])).toBeGreaterThan(Number(lines[0]));
  });

  test.each(casesOf("c08-secrets"))("a key by the road %s: sensitive variables alone are taken", (CASE) => {
    const synth = () => runProgram("c08-secrets", { CASE }, { loaded });
    if (SENSITIVE.includes(CASE)) expect(synth()).toContain('"sensitive": true');
    else expect(synth).toThrow(/\[sec\/automox\] apiKey: (is|comes from .* which is) plain text/);
  });

  test("an aspect that adds a policy sees every person, those of a team too", () => {
    const source = programSource("c04-lifecycle")
      .replace("AutomoxProvider,", "AutomoxProvider, AutomoxTeam,")
      .replace(
        'new AutomoxUser(stack, "ada", ADA); Aspects',
        'new AutomoxUser(stack, "ada", ADA); new AutomoxTeam(stack, "team", { people: [{ ...ADA, email: "bea@example.com" }] }); Aspects',
      );
    const { resource } = JSON.parse(runProgram("c04-lifecycle", { CASE: "aspect" }, { loaded, source }));
    expect(Object.values(resource.automox_user)).toEqual([
      expect.objectContaining({ email: "ada@example.com", lifecycle: { prevent_destroy: true } }),
      expect.objectContaining({ email: "bea@example.com", lifecycle: { prevent_destroy: true } }),
    ]);
  });
});
