using System.Globalization;
using Spectre.Console;

namespace NetDsl.Cli.Zoo;

/// <summary>What is told while networks are timed.</summary>
internal interface ITimingReport
{
    /// <summary>A network comes next.</summary>
    void Begin(ZooEntry entry);

    /// <summary>A network was timed, or could not be, or was interrupted.</summary>
    void End(ZooEntry entry);
}

/// <summary>Shows on standard error how far the timing is: a bar on a terminal, lines elsewhere.</summary>
internal sealed class TimingProgress(Surroundings surroundings)
{
    /// <summary>Shows progress while work is done.</summary>
    public void Run(int count, Action<ITimingReport> work)
    {
        if (!surroundings.IsErrorTerminal)
        {
            work(new Lines(surroundings.Error, count));
            return;
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) })
            .Progress()
            .AutoClear(true)
            .AutoRefresh(false) // A thread that paints meanwhile would be measured as well.
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .Start(context => work(new Bar(context, count)));
    }

    private sealed class Lines(TextWriter error, int count) : ITimingReport
    {
        private int done;

        public void Begin(ZooEntry entry) => done++;

        public void End(ZooEntry entry)
        {
            if (entry.Time is { } time)
            {
                var result = time.Milliseconds is { } milliseconds ? $"{ZooTable.Milliseconds(milliseconds)} ms" : $"not timed: {time.Reason}";
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done}/{count} {entry.Name}: {result}"));
            }
        }
    }

    private sealed class Bar(ProgressContext context, int count) : ITimingReport
    {
        private readonly ProgressTask task = context.AddTask("compiling", maxValue: count);

        public void Begin(ZooEntry entry)
        {
            task.Description = Markup.Escape(entry.Name);
            context.Refresh();
        }

        public void End(ZooEntry entry)
        {
            task.Increment(1);
            context.Refresh();
        }
    }
}
