using System.Diagnostics;
using System.Globalization;
using NetDsl.Benchmarks.Networks;
using NetDsl.Threading;

namespace NetDsl.Benchmarks.Commands;

/// <summary>
/// This program as a process of its own, for what only a whole process shows: its memory, and how long it takes to start. The process
/// answers with one line.
/// </summary>
internal static class OwnProcess
{
    /// <summary>The first argument of such a process.</summary>
    public const string Name = "process";

    private const string Memory = "memory";
    private const string FirstPrediction = "first-prediction";

    /// <summary>A process that takes a few training steps and answers with its memory before and at most, in bytes.</summary>
    public static ProcessStartInfo TrainingSteps(string network, int batch, int threads) =>
        Start(Memory, network, batch.ToString(CultureInfo.InvariantCulture), threads.ToString(CultureInfo.InvariantCulture));

    /// <summary>A process that answers once it has predicted, with first weights or with those of a file.</summary>
    public static ProcessStartInfo Prediction(string network, string? weights) =>
        weights is null ? Start(FirstPrediction, network) : Start(FirstPrediction, network, weights);

    /// <summary>What such a process does.</summary>
    public static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case [FirstPrediction, var name, .. var weights]:
                Predict(name, weights);
                return 0;
            case [Memory, var name, var batch, var threads]:
                Parallelism.Degree = int.Parse(threads, CultureInfo.InvariantCulture);
                Train(name, int.Parse(batch, CultureInfo.InvariantCulture));
                return 0;
            default:
                return 2;
        }
    }

    private static void Predict(string name, string[] weights)
    {
        using var network = KnownNetwork.Named(name).Create();
        if (weights is [var file])
        {
            network.Load(file);
        }

        var output = network.PredictAll(new float[network.Description.InputLength]);
        Console.Out.WriteLine(output.Length);
    }

    private static void Train(string name, int batch)
    {
        var idle = Environment.WorkingSet;
        var workload = Workload.Step(name, batch);
        for (var step = 0; step < 3; step++)
        {
            workload.Run();
        }

        using var process = Process.GetCurrentProcess();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{idle} {process.PeakWorkingSet64}"));
    }

    private static ProcessStartInfo Start(params string[] arguments)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        string[] all = isHost ? [typeof(OwnProcess).Assembly.Location, Name, .. arguments] : [Name, .. arguments];
        return new ProcessStartInfo(program, all) { RedirectStandardOutput = true };
    }
}
