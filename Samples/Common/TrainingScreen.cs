using System.Globalization;
using NetDsl;
using Spectre.Console;

namespace Samples;

/// <summary>Shows how training goes: a bar where somebody watches, a line for each epoch everywhere.</summary>
internal static class TrainingScreen
{
    /// <summary>Runs a training that reports its progress.</summary>
    /// <param name="train">The training.</param>
    /// <param name="validates">Whether it has validation data.</param>
    public static async Task<TrainingHistory> RunAsync(Func<IProgress<TrainingProgress>, Task<TrainingHistory>> train, bool validates)
    {
        var validation = validates ? $"{"validation loss",18}{"accuracy",11}{"balanced",11}" : string.Empty;
        Screen.Title("Training");
        Screen.Markup($"[grey]{"epoch",7}{"loss",10}{"accuracy",11}{validation}{"seconds",10}[/]");
        if (!Screen.IsWatched)
        {
            return await train(new Watcher(null));
        }

        return await AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(bars => train(new Watcher(bars.AddTask("first epoch"))));
    }

    private static string Line(EpochResult epoch)
    {
        var validation = epoch.ValidationLoss is { } loss
            ? string.Create(CultureInfo.InvariantCulture, $"{loss,18:F4}{epoch.ValidationAccuracy,11:P1}{epoch.ValidationBalancedAccuracy,11:P1}")
            : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{epoch.Epoch,7}{epoch.Loss,10:F4}{epoch.Accuracy,11:P1}{validation}{epoch.Elapsed.TotalSeconds,10:F1}");
    }

    private sealed class Watcher(ProgressTask? bar) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (bar is not null)
            {
                bar.MaxValue = (double)value.Epochs * value.Steps;
                bar.Value = ((value.Epoch - 1.0) * value.Steps) + value.Step;
                bar.Description = string.Create(CultureInfo.InvariantCulture, $"epoch {value.Epoch} of {value.Epochs}, loss {value.Loss:F3}");
            }

            if (value.Finished is { } epoch)
            {
                Screen.Say(Line(epoch));
            }
        }
    }
}
