using System.CommandLine;
using System.Globalization;

namespace NetDsl.Benchmarks.Commands;

/// <summary>Options whose values are checked before anything is measured.</summary>
internal static class Options
{
    /// <summary>A whole number of at least 1.</summary>
    public static Option<int?> Count(string name, string description) => Checked<int?>(
        name, description, "N", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1, "a number of at least 1");

    /// <summary>Seconds above 0.</summary>
    public static Option<double?> Seconds(string name, string description) => Checked<double?>(
        name, description, "S", text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 3600, "a number of seconds above 0 and up to 3600");

    /// <summary>One of a few words.</summary>
    public static Option<string?> Word(string name, string description, string help, IReadOnlyCollection<string> words) => Checked<string?>(
        name, $"{description}: {string.Join(", ", words)}.", help, words.Contains, $"one of {string.Join(", ", words)}");

    private static Option<T> Checked<T>(string name, string description, string help, Func<string, bool> isAllowed, string need)
    {
        var option = new Option<T>(name) { Description = description, HelpName = help };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !isAllowed(token.Value)))
            {
                result.AddError($"'{token.Value}' is not {need}, which '{name}' needs");
            }
        });
        return option;
    }
}
