using System.Globalization;
using NetDsl;
using Spectre.Console;

namespace WaferDefects.Terminal;

/// <summary>Shows how training goes: a bar where somebody watches, a line for each epoch everywhere.</summary>
internal static class TrainingScreen
{
    /// <summary>Runs a training that reports its progress.</summary>
    public static async Task<TrainingHistory> RunAsync(Func<IProgress<TrainingProgress>, Task<TrainingHistory>> train)
    {
        Screen.Title("Training");
        Screen.Markup($"[grey]{"epoch",7}{"loss",10}{"accuracy",11}{"validation loss",18}{"accuracy",11}{"balanced",11}{"seconds",10}[/]");
        if (!Screen.IsWatched)
        {
            return await train(new Watcher(null));
        }

        return await AnsiConsole.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(bars => train(new Watcher(bars.AddTask("first epoch"))));
    }

    private static string Line(EpochResult epoch) => string.Create(CultureInfo.InvariantCulture,
        $"{epoch.Epoch,7}{epoch.Loss,10:F4}{epoch.Accuracy,11:P1}{epoch.ValidationLoss,18:F4}{epoch.ValidationAccuracy,11:P1}{epoch.ValidationBalancedAccuracy,11:P1}{epoch.Elapsed.TotalSeconds,10:F1}");

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
