using System.CommandLine;
using System.Globalization;
using NetDsl.Cli.Execution;
using NetDsl.Cli.Inputs;
using NetDsl.Profiling;

namespace NetDsl.Cli.Commands;

/// <summary><c>netdsl profile FILE</c>: where the time of a network goes, and how far that is from the machine's limits.</summary>
internal static class ProfileCommand
{
    private const int UsualStep = 8;
    private const double UsualSeconds = 3;

    public static Command Create(Surroundings surroundings)
    {
        var file = SharedArguments.File();
        var network = SharedArguments.Network();
        var arguments = SharedArguments.Arguments();
        var step = new Option<bool>("--step") { Description = "Profiles a training step (forward, backward, update of the weights) instead of an inference." };
        var batch = new Option<int?>("--batch") { Description = $"Samples that are computed at once; 1 if left out, {UsualStep} with '--step'.", HelpName = "N" }
            .Checked(IsCount, "a number of samples; write 1 or more");
        var threads = new Option<int?>("--threads") { Description = "Threads that compute; as many as there are processors if left out.", HelpName = "N" }
            .Checked(IsCount, "a number of threads; write 1 or more");
        var runs = new Option<int?>("--runs") { Description = "How often it runs, behind a warm-up.", HelpName = "N" }
            .Checked(IsCount, "a number of runs; write 1 or more");
        var seconds = new Option<double?>("--seconds") { Description = FormattableString.Invariant($"How long it runs, behind a warm-up; {UsualSeconds} if left out."), HelpName = "S" }
            .Checked(IsDuration, "a number of seconds; write one above 0, such as 2.5");
        var sort = new Option<string?>("--sort") { Description = $"The order of the rows: {string.Join(" or ", ProfileOrder.Words)}.", HelpName = "ORDER" }
            .Checked(ProfileOrder.Words.Contains, $"an order of rows; write {string.Join(" or ", ProfileOrder.Words)}");
        var json = new Option<bool>("--json") { Description = "Prints JSON for tools." };
        var command = new Command("profile", "Prints for every layer its time, its speed and its share of what the machine can do.")
        {
            file, network, arguments, step, batch, threads, runs, seconds, sort, json,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(runs) is not null && parsed.GetResult(seconds) is not null)
            {
                parsed.AddError("'--runs' and '--seconds' both say how long it runs; leave one of them out");
            }
        });
        command.SetAction(parsed => Print(
            parsed.GetRequiredValue(file),
            parsed.GetValue(network),
            parsed.Choice(arguments),
            new ProfileChoice(
                parsed.GetValue(step),
                parsed.GetValue(batch) ?? (parsed.GetValue(step) ? UsualStep : 1),
                parsed.GetValue(threads) ?? Environment.ProcessorCount,
                parsed.GetValue(runs),
                parsed.GetValue(seconds) ?? UsualSeconds),
            profile => Write(profile, ProfileOrder.Of(parsed.GetValue(sort) ?? ""), parsed.GetValue(json), surroundings),
            surroundings));
        return command;
    }

    private static bool IsCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1;

    private static bool IsDuration(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0;

    private static void Write(NetworkProfile profile, ProfileOrder order, bool isJson, Surroundings surroundings)
    {
        if (isJson)
        {
            surroundings.Output.WriteLine(ProfileJson.Write(profile, order));
        }
        else
        {
            ProfileTable.Write(profile, order, surroundings);
        }
    }

    private static int Print(
        string path, string? network, CompileChoice compile, ProfileChoice choice, Action<NetworkProfile> write, Surroundings surroundings)
    {
        var run = new CompileRun(surroundings);
        if (run.CompileOne(path, network, compile with { IsForCode = true, IsForProfile = true }) is not { ProfiledPrograms: not null } compilation)
        {
            return run.ExitCode;
        }

        try
        {
            write(ProfileNetwork.Run(compilation, choice, surroundings.Error.WriteLine, surroundings.Cancellation));
        }
        catch (OutOfMemoryException)
        {
            run.Fail(new InputException(path, FormattableString.Invariant($"a batch of {choice.Batch} needs more memory than there is; take a smaller one behind '--batch'")).Line);
        }
        catch (Exception fault) when (fault is LoadException or InvalidOperationException or NotSupportedException or ArgumentException or OverflowException)
        {
            run.Fail(new InputException(path, "it cannot be run: " + TextReading.OneLine(fault.Message)).Line);
        }

        return run.ExitCode;
    }
}
