using System.Globalization;

namespace NetDsl;

/// <summary>A training's position as metadata of a file. Doubles are written in the shortest form that reads back to the same bits.</summary>
internal static class PositionText
{
    private const int EpochFields = 8;

    public static IEnumerable<KeyValuePair<string, string>> Write(TrainingPosition position) =>
    [
        new("steps", Text(position.Steps)),
        new("step of epoch", Text(position.StepOfEpoch)),
        new("seen", Text(position.Seen)),
        new("told", Text(position.Told)),
        new("loss sum", Text(position.LossSum)),
        new("learning rate", Text(position.LearningRate)),
        new("elapsed", Text(position.Elapsed.Ticks)),
        new("epochs", string.Join(';', position.Epochs.Select(Text))),
    ];

    /// <summary>Reads what <see cref="Write"/> wrote; false where it is anything else.</summary>
    public static bool TryRead(IReadOnlyDictionary<string, string> metadata, TrainingPosition position)
    {
        try
        {
            position.Steps = Whole(metadata["steps"]);
            position.StepOfEpoch = checked((int)Whole(metadata["step of epoch"]));
            position.Seen = checked((int)Whole(metadata["seen"]));
            position.Told = checked((int)Whole(metadata["told"]));
            position.LossSum = Real(metadata["loss sum"]);
            position.LearningRate = Real(metadata["learning rate"]);
            position.Elapsed = new TimeSpan(Whole(metadata["elapsed"]));
            foreach (var epoch in metadata["epochs"].Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                position.Add(Epoch(epoch.Split(' ')));
            }

            return true;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return false;
        }
    }

    private static string Text(EpochResult epoch) =>
        string.Join(
            ' ',
            Text(epoch.Epoch),
            Text(epoch.Loss),
            Text(epoch.Accuracy),
            Text(epoch.ValidationLoss),
            Text(epoch.ValidationAccuracy),
            Text(epoch.ValidationBalancedAccuracy),
            Text(epoch.LearningRate),
            Text(epoch.Elapsed.Ticks));

    private static EpochResult Epoch(string[] fields) => fields.Length != EpochFields
        ? throw new FormatException()
        : new EpochResult(
            checked((int)Whole(fields[0])),
            Real(fields[1]),
            Optional(fields[2]),
            Optional(fields[3]),
            Optional(fields[4]),
            Optional(fields[5]),
            Real(fields[6]),
            new TimeSpan(Whole(fields[7])));

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? value) => value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "-";

    private static long Whole(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double? Optional(string text) => text == "-" ? null : Real(text);
}
