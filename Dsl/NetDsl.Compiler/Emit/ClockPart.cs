namespace NetDsl.Compiler.Emit;

/// <summary>
/// The clock of profiled code: a call of it stands behind every call of a kernel, and nothing else differs. Its name begins with a small
/// letter, which no name made of a layer's does.
/// </summary>
public static class ClockPart
{
    /// <summary>The field that holds the clock.</summary>
    public const string Field = "callClock";

    /// <summary>Declares the clock, where the code is profiled.</summary>
    internal static void Write(SourceWriter writer, EmissionInput input)
    {
        if (input.IsProfiled)
        {
            writer.Line();
            writer.Summary("The time of each call; not for two sessions at once.");
            writer.Line(FormattableString.Invariant(
                $"public static readonly global::NetDsl.Diagnostics.CallClock {Field} = new({ProfiledCall.Of(input.Programs).Count});"));
        }
    }

    /// <summary>Starts the clock in front of the calls of a phase.</summary>
    /// <returns>What stands behind the call of each place; null where the code is not profiled.</returns>
    internal static Func<int, string>? Begin(SourceWriter writer, EmissionInput input, ProfiledPhase phase)
    {
        if (!input.IsProfiled)
        {
            return null;
        }

        writer.Line($"{Field}.Start();");
        var first = Enumerable.Range(0, (int)phase).Sum(earlier => ProfiledCall.Of(input.Programs, (ProfiledPhase)earlier).Count);
        return place => FormattableString.Invariant($"{Field}.Stamp({first + place});");
    }
}
