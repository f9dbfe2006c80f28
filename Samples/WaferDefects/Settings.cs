using System.Globalization;

namespace WaferDefects;

/// <summary>What a run of this program is asked for.</summary>
/// <param name="Seed">Determines the maps, the initial weights and the order of training.</param>
/// <param name="Maps">Wafer defect maps in all: 70 % to train, 10 % to validate, 20 % held out.</param>
/// <param name="Epochs">How often all training maps are seen.</param>
/// <param name="Batch">Maps of one training step.</param>
/// <param name="Threads">Threads that compute.</param>
/// <param name="Out">The folder that the report and the weights are written into.</param>
/// <param name="Threshold">Γ of the detector of any defect; null where it was not asked for.</param>
internal sealed record Settings(int Seed, int Maps, int Epochs, int Batch, int Threads, string Out, double? Threshold)
{
    public const int FewestMaps = 500;
    public const int DefaultSeed = 7;
    public const int DefaultMaps = 10_000;
    public const int DefaultEpochs = 20;
    public const int DefaultBatch = 64;
    public const int QuickMaps = 2500;
    public const int QuickEpochs = 8;
    public const double DefaultThreshold = 0.5;

    /// <summary>Maps held out: they decide nothing, the figures are taken from them.</summary>
    public int TestMaps => Maps / 5;

    /// <summary>Maps that the baseline's regularisation and the curves are taken from.</summary>
    public int ValidationMaps => Maps / 10;

    /// <summary>Maps that are learnt from.</summary>
    public int TrainingMaps => Maps - TestMaps - ValidationMaps;

    /// <summary>The report.</summary>
    public string ReportPath => Path.Combine(Out, "wafer-report.html");

    /// <summary>The weights.</summary>
    public string WeightsPath => Path.Combine(Out, "wafer-net.safetensors");

    /// <summary>The command that repeats this run.</summary>
    public string Command => string.Create(
        CultureInfo.InvariantCulture,
        $"dotnet run -c Release --project Samples/WaferDefects -- --seed {Seed} --maps {Maps} --epochs {Epochs} --batch {Batch}");
}
